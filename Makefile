# The tasks themselves are in .ci/tasks.py, which Windows users call directly.
PYTHON ?= python3
TASKS = demo test lint bench translations docs

.PHONY: $(TASKS)
$(TASKS):
	@$(PYTHON) .ci/tasks.py $@
