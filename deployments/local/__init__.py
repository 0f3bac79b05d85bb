"""`make up` and `make down`: the whole service on one machine without Docker, for a try.

The same parts as in compose.yaml, from the wheels of the lock file and Debian's PostgreSQL and Redis, on loopback only;
all they keep lies under .up/. Nothing supervises them: for real use see docs/deploy-one.md.
"""
