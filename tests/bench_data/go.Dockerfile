FROM --platform=$BUILDPLATFORM golang:1.23-bookworm AS build
ARG TARGETOS TARGETARCH
ARG VERSION=dev
WORKDIR /go/src/app
COPY go.mod go.sum ./
RUN --mount=type=cache,target=/go/pkg/mod go mod download
COPY . .
RUN --mount=type=cache,target=/go/pkg/mod \
    --mount=type=cache,target=/root/.cache/go-build \
    CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=${TARGETARCH} \
    go build -trimpath -ldflags "-s -w -X main.version=${VERSION#v}" -o /out/app ./cmd/app

FROM build AS test
RUN --mount=type=cache,target=/root/.cache/go-build go vet ./... && go test -race ./...

FROM scratch AS binary
COPY --from=build /out/app /app

FROM gcr.io/distroless/static-debian12:nonroot
LABEL maintainer="The App Team <team@example.com>"
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=binary /app /usr/local/bin/app
ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/zones.tar.gz /usr/share/
EXPOSE 8080
USER nonroot:nonroot
ENTRYPOINT ["/usr/local/bin/app"]
CMD ["serve", "--listen", ":8080"]
