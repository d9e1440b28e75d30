# Filling in and sending.
