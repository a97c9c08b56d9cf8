"""The criteria: one pure function per module, exposed as `CRITERION`."""
