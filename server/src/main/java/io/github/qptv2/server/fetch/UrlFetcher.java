package io.github.qptv2.server.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.github.qptv2.server.problem.ProblemException;
import io.github.qptv2.server.problem.ProblemType;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Downloads from public addresses. A host name is resolved here, all of its addresses are checked, and the connection
 * goes to an address that was checked, with the name in {@code Host} and SNI; so it is after each redirect.
 *
 * @since 0.2
 */
public final class UrlFetcher implements AutoCloseable {

    private static final int MAX_REDIRECTS = 3;
    private static final int OK = 200;
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** An IPv4 address with octal or hexadecimal numbers, which programs read differently. */
    private static final Pattern AMBIGUOUS =
            Pattern.compile("(?i)^(?=(.*\\.)?(0x[0-9a-f]*|[0-9]+)\\.?$)(.*\\.)?0[0-9x]");

    private final HttpClient client = new HttpClient();
    private final Function<InetAddress, Optional<String>> rejection;
    private final Duration time;

    /** @param time from the request to the last byte */
    public UrlFetcher(Duration time) {
        this(time, new AddressRule()::rejection);
    }

    /** @param rejection why an address is refused; empty if it is not */
    UrlFetcher(Duration time, Function<InetAddress, Optional<String>> rejection) {
        this.time = time;
        this.rejection = rejection;
        var threads = new QueuedThreadPool(16, 1);
        threads.setName("qpt-fetch");
        threads.setDaemon(true);
        client.setExecutor(threads);
        client.setSocketAddressResolver(this::resolve);
        client.setMaxRedirects(MAX_REDIRECTS);
        client.setConnectTimeout(CONNECT.toMillis());
        client.setIdleTimeout(CONNECT.toMillis());
        client.setUserAgentField(null);
        client.setHttpCookieStore(new org.eclipse.jetty.http.HttpCookieStore.Empty());
        try {
            client.start();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP client does not start", e);
        }
        client.getContentDecoderFactories().clear(); // a compressed body could exceed the limit
    }

    /** Reads the content of a response. */
    @FunctionalInterface
    public interface Reader<T> {
        /** Reads it to its end. */
        T read(InputStream content) throws IOException;
    }

    /**
     * Downloads a URL.
     *
     * @param reader bounds what it reads
     * @throws ProblemException if the URL is none of http or https, leads to an address that is not public, or fails
     */
    public <T> T fetch(String url, Reader<T> reader) throws IOException {
        URI uri = checked(url);
        try (var listener = new InputStreamResponseListener()) {
            client.newRequest(uri)
                    .timeout(time.toMillis(), TimeUnit.MILLISECONDS)
                    .send(listener);
            int status = listener.get(time.toMillis(), TimeUnit.MILLISECONDS).getStatus();
            if (status != OK) {
                throw failed(url, "the status must be 200, got " + status);
            }
            try (var content = listener.getInputStream()) {
                return reader.read(content);
            }
        } catch (ExecutionException e) {
            throw cause(url, Objects.requireNonNullElse(e.getCause(), e));
        } catch (TimeoutException e) {
            throw failed(url, "it must answer within " + time.toSeconds() + " s");
        } catch (IOException e) {
            throw cause(url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(url, "interrupted");
        }
    }

    private static URI checked(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (java.net.URISyntaxException e) {
            throw malformed(url);
        }
        boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getUserInfo() != null) {
            throw malformed(url);
        }
        return uri;
    }

    private static ProblemException malformed(String url) {
        return new ProblemException(
                ProblemType.BAD_REQUEST, "a URL must be http or https with a host and without a user, got " + url);
    }

    /** The addresses of a host, if all of them are public. */
    private void resolve(String host, int port, Map<String, Object> context, Promise<List<InetSocketAddress>> promise) {
        client.getExecutor().execute(() -> {
            try {
                requireDecimal(host);
                var addresses = InetAddress.getAllByName(host);
                for (var address : addresses) {
                    rejection.apply(address).ifPresent(kind -> {
                        throw new ProblemException(
                                ProblemType.ADDRESS_REFUSED,
                                "a URL must lead to a public address, got %s, which is %s"
                                        .formatted(address.getHostAddress(), kind));
                    });
                }
                promise.succeeded(Arrays.stream(addresses)
                        .map(address -> new InetSocketAddress(address, port))
                        .toList());
            } catch (UnknownHostException | RuntimeException e) {
                promise.failed(e);
            }
        });
    }

    private static void requireDecimal(String host) {
        if (AMBIGUOUS.matcher(host).find()) {
            throw new ProblemException(
                    ProblemType.ADDRESS_REFUSED,
                    "the numbers of an address must be decimal and must not begin with 0, got " + host);
        }
    }

    private static ProblemException cause(String url, Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof ProblemException problem) {
                return problem;
            }
        }
        return failed(url, String.valueOf(failure.getMessage()));
    }

    private static ProblemException failed(String url, String reason) {
        return new ProblemException(ProblemType.FETCH_FAILED, url + " could not be fetched: " + reason);
    }

    @Override
    public void close() {
        try {
            client.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP client does not stop", e);
        }
    }
}
