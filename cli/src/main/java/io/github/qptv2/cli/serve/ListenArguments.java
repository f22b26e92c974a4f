package io.github.qptv2.cli.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.github.qptv2.cli.console.FileErrors;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.server.ListenOptions;
import io.github.qptv2.server.access.ApiKeys;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the address, and of who may call. */
final class ListenArguments {

    @Option(names = "--port", paramLabel = "N", description = "Port, 0 for a free one; default: ${DEFAULT-VALUE}.")
    private int port = 8080;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "Name or address to listen on; others than loopback need --api-key-file or --insecure;"
                    + " default: ${DEFAULT-VALUE}.")
    private String host = "127.0.0.1";

    @Option(
            names = "--allow-host",
            paramLabel = "NAME",
            split = ",",
            description = "Further names that clients may call the service by (header Host), comma-separated.")
    private List<String> hosts = List.of();

    @Option(
            names = "--api-key-file",
            paramLabel = "FILE",
            description = "File of API keys of at least 16 characters, one a line; requests need one of them.")
    private @Nullable Path keys;

    @Option(names = "--insecure", description = "Listen on other addresses than loopback without API keys.")
    private boolean insecure;

    @Option(
            names = "--cors-origin",
            paramLabel = "ORIGIN",
            split = ",",
            description = "Origins whose pages may use the service, such as https://example.org, comma-separated.")
    private List<String> origins = List.of();

    @Option(
            names = "--tls-certificate",
            paramLabel = "FILE",
            description = "Certificate chain in PEM, for HTTPS; needs --tls-key.")
    private @Nullable Path certificate;

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            description = "Private key of the certificate in PEM (PKCS #8, not encrypted).")
    private @Nullable Path key;

    boolean insecure() {
        return insecure;
    }

    /** @throws IllegalArgumentException if a value is out of range, or TLS lacks a file */
    ListenOptions options() {
        var options =
                ListenOptions.DEFAULT.withAddress(host, port).withHosts(hosts).withCorsOrigins(origins);
        if (certificate == null && key == null) {
            return options;
        }
        if (certificate == null || key == null) {
            throw new IllegalArgumentException("--tls-certificate and --tls-key must be given together");
        }
        return options.withTls(new ListenOptions.Tls(certificate, key));
    }

    /** @throws UserException if the file cannot be read */
    Optional<ApiKeys> keys() {
        if (keys == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ApiKeys.read(keys));
        } catch (IOException e) {
            throw new UserException(FileErrors.named(e));
        } catch (IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()));
        }
    }
}
