# Filling in and sending.

## Sheets of a document
upload-limits = Take photos with the phone or choose a PDF. At most 10 MB a file, at most 20 sheets. If the line breaks, sending goes on and does not begin again. Place and camera are removed from photos.
upload-photo = Photo
upload-up = Move up
upload-down = Move down
upload-retake = Replace this sheet
upload-retake-how = Blurred or wrong? Take it again where there is light, with the phone held above the paper. The new sheet takes the same place.
upload-replace = Replace
upload-shrinking = The photo is made smaller on your phone.
upload-sending = Sending. You can fill in the rest meanwhile.
upload-waiting = Weak signal. Sending waits and then goes on.
upload-cancel = Cancel sending
upload-cancelled = Sending was cancelled. Choose the file again if you need it.
upload-failed = Sending has not worked yet. Choose the same file again to go on, or press Continue to send everything at once.

## Save and go on later
save-for-later = Save and go on later
saved-at = Saved at { $time }. Kept until { $day }.
elsewhere-answers = Answers from another device or window
saved-title = Application saved
saved-heading = Your application is saved and not sent yet
saved-answer-heading = Your answer is saved and not sent yet
saved-until = Kept until when
saved-kept = Kept until { $day }
saved-after = After that, answers and photos are deleted and you begin again. Whenever you save, the time starts anew.
saved-answer-after = Send it before that. After that the application is closed.
saved-last = Last saved { $moment }.
saved-soon = Only { $days } days left. Send it before it is deleted.
saved-go-on = Go on filling in
saved-go-on-answer = Go on answering
saved-what = What is still missing
saved-complete = Everything is filled in. Check and send it.
saved-missing = { $count } parts are not complete:
saved-elsewhere = Go on from another phone or computer
saved-elsewhere-open = Open this site and choose Track.
saved-elsewhere-reference = Write the reference **{ $reference }**.
saved-elsewhere-pin = Write the PIN you noted at the start.
saved-see-codes = See reference and PIN once more
saved-pin-lost = PIN not noted?
saved-pin-lost-words = Make a new PIN. The old one opens nothing any more, on other devices too.
saved-phone = The phone number you wrote at the start
saved-new-pin = Make a new PIN
saved-leave = Close this file on this device
track-form-then = The page you kept opens for its applicant only. Write reference and PIN and you return there.
