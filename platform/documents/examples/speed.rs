#[path = "../tests/it/samples.rs"]
mod samples;
use std::time::Instant;
fn cpu() -> f64 {
    let t = std::fs::read_to_string("/proc/self/stat").unwrap();
    let f: Vec<&str> = t.rsplit_once(')').unwrap().1.split_whitespace().collect();
    (f[11].parse::<f64>().unwrap() + f[12].parse::<f64>().unwrap()) * 10.0
}
fn main() {
    let c = cpu();
    for _ in 0..200 {
        maklumat_documents::qr_svg(&samples::seal_receipt(&samples::receipt()).credential).unwrap();
    }
    eprintln!("qr+seal cpu {:.2}", (cpu() - c) / 200.0);
    let t = Instant::now();
    let renderer = maklumat_documents::Renderer::new().unwrap();
    eprintln!("new {:.2} ms", t.elapsed().as_secs_f64() * 1e3);
    for round in 0..3 {
        for kind in ["a4", "strip", "sip"] {
            let n = if round == 0 { 1 } else { 200 };
            let mut times = vec![];
            let c = cpu();
            for i in 0..n {
                let mut r = samples::receipt();
                r.reference = format!("SR {round} {i:04}");
                r.applicant = format!("Melati Contoh {i}");
                r.received = format!("Senin, 23 November 2026 pukul 09.{i}");
                let mut s = samples::sip_dokter();
                s.number = Some(format!("{i}/{round}"));
                let seal = samples::seal_receipt(&r);
                let d = match kind {
                    "a4" => maklumat_documents::receipt_a4(&r, &seal),
                    "strip" => maklumat_documents::receipt_strip(&r, &seal),
                    _ => maklumat_documents::product(&s, &samples::seal_product(&s)),
                };
                let t = Instant::now();
                renderer.render(&d).unwrap();
                times.push(t.elapsed().as_secs_f64() * 1e3);
            }
            let c = (cpu() - c) / n as f64;
            times.sort_by(f64::total_cmp);
            eprint!("cpu {c:.2} ");
            eprintln!(
                "{kind}: n {n} median {:.2} p95 {:.2}",
                times[n / 2],
                times[n * 95 / 100]
            );
        }
    }
    let r = samples::receipt();
    let t = Instant::now();
    for _ in 0..100 {
        samples::seal_receipt(&r);
    }
    eprintln!("seal {:.3} ms", t.elapsed().as_secs_f64() * 10.0);
}
