# Keeping the installation.
