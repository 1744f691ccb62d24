"""What the engines print while they build, as the events of `events.py`; one file a format."""
