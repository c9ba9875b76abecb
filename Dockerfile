# The roles as one image. Build what it copies first:
#
#   ./shelflife --version && docker build -t shelflife .
#
# Another base than the default: --build-arg BASE=…  (any image with Java 17 or newer as `java`)
ARG BASE=eclipse-temurin:17-jre
FROM ${BASE}
COPY app/target/shelflife /opt/shelflife
# Not root; /data holds the state stores, and the embedded broker's data where one is used.
RUN mkdir -p /data && chown 1000:1000 /data
USER 1000:1000
VOLUME /data
WORKDIR /data
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", "-jar", "/opt/shelflife/shelflife.jar"]
CMD ["--help"]
