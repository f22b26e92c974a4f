package io.github.qptv2.server;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** HTTPS with files in PEM. */
class TlsTest {

    private static final String PASSWORD = "password";

    @TempDir
    private Path folder;

    private KeyStore keyStore() throws Exception {
        Path file = folder.resolve("store.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-validity",
                        "30",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    }

    private Path pem(String type, byte[] encoded) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return Files.writeString(
                folder.resolve(type.replace(' ', '-')),
                "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type, base64, type));
    }

    @Test
    void aClientThatTrustsTheCertificateConnects() throws Exception {
        var store = keyStore();
        var files = new ListenOptions.Tls(
                pem("CERTIFICATE", store.getCertificate("a").getEncoded()),
                pem("PRIVATE KEY", store.getKey("a", PASSWORD.toCharArray()).getEncoded()));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        var client = HttpClient.newBuilder().sslContext(context).build();
        try (var service =
                ServiceFixture.start(options -> options.with(options.listen().withTls(files)))) {
            assertThat(service.server.uri().getScheme()).isEqualTo("https");
            var response =
                    client.send(HttpRequest.newBuilder(service.uri("/readyz")).build(), BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
        }
    }

    @Test
    void aKeyOfAnotherFormIsRefused() throws Exception {
        var store = keyStore();
        var certificate = pem("CERTIFICATE", store.getCertificate("a").getEncoded());
        var files = new ListenOptions.Tls(certificate, certificate);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TlsFiles.contextFactory(files))
                .withMessageContaining("must be a private key in PEM");
    }
}
