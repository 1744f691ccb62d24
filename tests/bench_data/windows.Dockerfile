# escape=`

FROM mcr.microsoft.com/windows/servercore:ltsc2022 AS tools
SHELL ["powershell", "-Command", "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue';"]

ENV TOOL_VERSION=4.2.0 `
    TOOL_HOME=C:\tool

RUN Invoke-WebRequest -Uri "https://example.com/tool-$env:TOOL_VERSION.zip" -OutFile tool.zip; `
    Expand-Archive tool.zip -DestinationPath $env:TOOL_HOME; `
    # The archive is of no use any more.
    Remove-Item tool.zip -Force

FROM mcr.microsoft.com/dotnet/aspnet:8.0-nanoserver-ltsc2022
WORKDIR C:\app
COPY --from=tools C:\tool C:\tool
COPY bin\Release\publish .
USER ContainerUser
EXPOSE 80
ENTRYPOINT ["dotnet", "Shop.dll"]
