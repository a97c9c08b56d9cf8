"""The sample: an invented committee whose year was lived through the same use cases as a user's."""

from stdcommittee.services.demo.making import Sample, make_sample

__all__ = ["Sample", "make_sample"]
