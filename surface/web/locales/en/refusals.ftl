### Why one answer was not accepted: what was written, what is needed.

error-missing = { $label }: not filled in.
error-choose = { $label }: choose one.
error-choose-one = Kind of override: choose one.
error-duration = More time: write a number and its unit, like 5 hari kerja.
error-date = { $label }: write day, month and year in digits. Example: 17 8 1990.
error-date-none = { $label }: this day does not exist. Check the day and the month.
error-date-missing = { $label }: fill in day, month and year.
error-date-year = { $label }: the year cannot be right. Write four digits.
error-integer = { $label }: write a whole number without dots and commas.
error-decimal = { $label }: write digits only, with a comma for fractions. Example: 5,2.
error-money = { $label }: write an amount in rupiah. Example: 250.000.
error-too-small = { $label }: at least { $min }.
error-too-large = { $label }: at most { $max }.
error-too-long = { $label }: you wrote { $length } characters, at most { $limit }.
error-control = { $label }: there is a sign that cannot be read. Type it again.
error-nik = { $label }: you wrote { $length } digits, it should be { $expected }.
error-nik-date = { $label }: the date of birth within the NIK cannot be right. Check digits 7 to 10.
error-nib = { $label }: you wrote { $length } digits, it should be { $expected }.
error-lost-pin = Write a NIK of 16 digits, a phone number or a reference, for example 0812 3456 7890.
error-phone = A mobile number has 9 to 14 digits. Example: 0812 3456 7890.
error-email = { $label }: write it completely with an @. Example: name@example.id.
error-plate = { $label }: write it as on the plate. Example: ZZ 1234 AB.
error-file-missing = This document is missing. Choose a photo or PDF, or bring it to a counter.
error-declare = Tick that these data and documents are true.
error-other = This answer cannot be accepted yet. Check it again.
