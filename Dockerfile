FROM python:3.11-slim-bookworm

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_ROOT_USER_ACTION=ignore \
    PYTHONUNBUFFERED=1

# Fonts with Armenian, Persian and Ethiopic letters; fontconfig tells `regulars doctor` that they are there.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends fontconfig fonts-noto-core \
    && rm -rf /var/lib/apt/lists/*

# The owner of /data in the container is the first user of most Linux machines, who can then edit the brand folder.
RUN groupadd --gid 1000 regulars \
    && useradd --uid 1000 --gid 1000 --home-dir /data --no-create-home --shell /usr/sbin/nologin regulars \
    && install -d -m 0750 -o regulars -g regulars /data

# What changes rarely comes first, so that a new version of the program reuses the layer of its libraries.
WORKDIR /src
COPY requirements.lock ./
RUN pip install --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY faq ./faq
COPY handlers ./handlers
COPY bot ./bot
RUN pip install --no-deps --no-build-isolation . \
    && rm -rf build ./*.egg-info

# Inside a container the server must listen on every address; what the world sees is decided by the ports published.
ENV REGULARS_HTTP_HOST=0.0.0.0 \
    REGULARS_HTTP_PORT=8080

# Everything that must survive is here: the database, backups/, brand/ and .env.
WORKDIR /data
VOLUME /data
USER 1000:1000
EXPOSE 8080
STOPSIGNAL SIGTERM

HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as u; u.build_opener(u.ProxyHandler({})).open('http://127.0.0.1:' + os.environ['REGULARS_HTTP_PORT'] + '/healthz', timeout=4)"]

# Exec form: the program is the container's first process, so SIGTERM reaches it.
ENTRYPOINT ["regulars"]
CMD ["run"]
