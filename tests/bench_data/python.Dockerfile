# syntax=docker/dockerfile:1
# check=skip=SecretsUsedInArgOrEnv

ARG PYTHON=3.13
FROM python:${PYTHON}-slim AS build

ENV PYTHONDONTWRITEBYTECODE=1
ENV PYTHONUNBUFFERED 1

WORKDIR /build

# Compilers are needed here alone.
RUN apt-get update \
 && apt-get install -y --no-install-recommends \
      build-essential=12.* \
      # for the database client
      libpq-dev \
      # for images
      libjpeg-dev zlib1g-dev \
 && rm -rf /var/lib/apt/lists/*

COPY requirements.txt constraints.txt ./
RUN python -m venv /opt/venv \
 && . /opt/venv/bin/activate \
 && pip install --no-cache-dir -r requirements.txt -c constraints.txt

FROM python:${PYTHON}-slim

ARG UID=10001
RUN <<EOF
set -eu
apt-get update
apt-get install -y --no-install-recommends libpq5 libjpeg62-turbo tini
rm -rf /var/lib/apt/lists/*
useradd --uid "${UID}" --create-home --shell /usr/sbin/nologin app
EOF

COPY <<'NGINX' /etc/nginx/conf.d/app.conf
server {
    listen 8000;
    location / {
        proxy_pass http://127.0.0.1:8001;
        proxy_set_header Host $host;
    }
}
NGINX

COPY --from=build /opt/venv /opt/venv
COPY --chown=app:app . /home/app/src
WORKDIR /home/app/src
USER ${UID}:${UID}
ENV PATH=/opt/venv/bin:$PATH DJANGO_SETTINGS_MODULE='shop.settings' GREETING="hello world"
ONBUILD COPY requirements.local.txt .
ONBUILD RUN pip install -r requirements.local.txt
ENTRYPOINT ["tini", "--"]
CMD gunicorn shop.wsgi:application --bind 0.0.0.0:8000 --workers ${WORKERS:-4}
