FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
# Compiled for the processor beforehand: a container is ready in half the time.
RUN dotnet publish src/SceneScout.Cli -c Release -p:AheadOfTime=true -p:RunAnalyzers=false -o /app --nologo

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
# The image's own unprivileged user; /data is the only place that it writes to.
RUN mkdir /data && chown $APP_UID /data
USER $APP_UID
VOLUME /data
# DOTNET_GCgen0size: what is short-lived is collected every 48 MB, see scout.
ENV DOTNET_GCgen0size=0x3000000 SCENESCOUT__http__port=8080 SCENESCOUT__store__folder=/data
EXPOSE 8080 4053
ENTRYPOINT ["./scout"]
CMD ["node"]
