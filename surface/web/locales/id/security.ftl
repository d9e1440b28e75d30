# How officers sign in and stand in for each other.
