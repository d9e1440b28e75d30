# Finding a service.
