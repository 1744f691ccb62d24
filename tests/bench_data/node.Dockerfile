# syntax=docker/dockerfile:1.7

ARG NODE_VERSION=22
ARG ALPINE_VERSION=3.20

# What every stage below starts from.
FROM node:${NODE_VERSION}-alpine${ALPINE_VERSION} AS base
WORKDIR /srv/app
ENV NODE_ENV=production \
    NPM_CONFIG_FUND=false NPM_CONFIG_AUDIT=false \
    PATH="/srv/app/node_modules/.bin:${PATH}"

FROM base AS dependencies
COPY --link package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm,sharing=locked \
    --mount=type=secret,id=npmrc,target=/root/.npmrc \
    npm ci --omit=dev

FROM dependencies AS build
RUN --mount=type=cache,target=/root/.npm npm ci --include=dev
COPY --link tsconfig.json vite.config.ts ./
COPY --link src ./src
ARG RELEASE=unknown
RUN npm run build -- --mode "production" --define "release='${RELEASE:-none}'" \
    && find dist -name '*.map' -print0 | xargs -0 rm -f

FROM base AS final
LABEL org.opencontainers.image.title="storefront" \
      org.opencontainers.image.description="The shop, as customers see it" \
      org.opencontainers.image.licenses=MIT
RUN addgroup -S app && adduser -S -G app app \
    && mkdir -p /srv/data \
    && chown -R app:app /srv/data
COPY --from=dependencies --chown=app:app /srv/app/node_modules ./node_modules
COPY --from=build --chown=app:app /srv/app/dist ./dist
USER app
VOLUME ["/srv/data"]
EXPOSE 8080/tcp 9090
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s --retries=3 \
    CMD wget -qO- http://127.0.0.1:8080/health || exit 1
ENTRYPOINT ["node", "--enable-source-maps"]
CMD ["dist/server.js", "--port", "8080"]
