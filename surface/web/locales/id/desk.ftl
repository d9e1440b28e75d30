# The desk of an officer.
