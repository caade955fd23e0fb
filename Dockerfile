# Build: docker build -t milepost .
# Run:   docker run --rm -v "$PWD:/work:ro" milepost audit /work
FROM swift:6.2-bookworm AS build
RUN apt-get update \
  && apt-get install -y --no-install-recommends \
    libgit2-dev libmd4c-dev libexpat1-dev zlib1g-dev libdeflate-dev libsqlite3-dev pkg-config \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY Package.swift ./
COPY Benchmarks Benchmarks
COPY Plugins Plugins
COPY Resources Resources
COPY Sources Sources
COPY Tests Tests
RUN swift build -c release --static-swift-stdlib --product milepost \
  && strip .build/release/milepost

FROM debian:bookworm-slim
RUN apt-get update \
  && apt-get install -y --no-install-recommends libgit2-1.5 libmd4c0 libexpat1 libdeflate0 libsqlite3-0 tzdata \
  && rm -rf /var/lib/apt/lists/* \
  && useradd --create-home --uid 1000 milepost
COPY --from=build /source/.build/release/milepost /usr/local/bin/milepost
USER 1000
WORKDIR /work
# Mounted repositories belong to the user outside; see docs/decisions/0004-owner-check.md.
ENV MILEPOST_TRUST_OWNER=1
ENTRYPOINT ["milepost"]
CMD ["--help"]
