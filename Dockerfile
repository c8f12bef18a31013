# The portal as one image: web, worker, timekeeper and migration differ only in their command.

FROM python:3.13-slim-trixie AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /app
COPY requirements.lock requirements-node.lock ./
RUN python -m venv /venv \
    && /venv/bin/pip install --quiet --require-hashes --requirement requirements.lock
# npm comes with a Python package here, and stays behind in this stage
RUN python -m venv /tools \
    && /tools/bin/pip install --quiet --require-hashes --requirement requirements-node.lock
COPY . .
RUN /tools/bin/python -m welcome_center.local.assets \
    && /venv/bin/python manage.py compile_texts \
    && /venv/bin/python manage.py collectstatic --noinput --verbosity 0 \
    && rm -rf node_modules tests

FROM python:3.13-slim-trixie
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DATA_DIR=/data
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin portal \
    && install --directory --owner portal --group portal --mode 0700 /data
COPY --from=build /venv /venv
COPY --from=build /app /app
WORKDIR /app
USER portal
EXPOSE 8000
CMD ["gunicorn", "--config", "deploy/gunicorn.conf.py", "--bind", "0.0.0.0:8000"]
