package io.github.qptv2.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.qptv2.server.fetch.UrlFetcher;
import io.github.qptv2.server.problem.ProblemException;
import io.github.qptv2.server.problem.ProblemType;
import io.github.qptv2.server.upload.Body;
import io.github.qptv2.server.upload.BodyLimits;
import io.github.qptv2.server.upload.StoredFile;
import io.github.qptv2.server.upload.Upload;
import tools.jackson.core.JacksonException;

/** Files that a request names by URL, as {@code {"urls": ["https://..."]}}. */
final class UrlItems {

    private static final int MAX_LENGTH = 1 << 16;

    private final Optional<UrlFetcher> fetcher;

    /** @param fetcher empty if URLs are not fetched */
    UrlItems(Optional<UrlFetcher> fetcher) {
        this.fetcher = fetcher;
    }

    /** The body of a request. */
    record UrlList(List<String> urls) {}

    /**
     * Downloads the URLs of a body.
     *
     * @throws ProblemException if URLs are not fetched, or one of them cannot be
     */
    List<StoredFile> store(Body body, Upload upload, BodyLimits limits) throws IOException {
        if (fetcher.isEmpty()) {
            throw new ProblemException(
                    ProblemType.URLS_NOT_ALLOWED, "URLs are fetched by a service with --allow-urls only");
        }
        var urls = parsed(body.bytes(MAX_LENGTH, limits));
        if (urls.isEmpty() || urls.size() > limits.items()) {
            throw new ProblemException(
                    ProblemType.TOO_MANY_ITEMS,
                    "urls must have 1 to %d URLs, got %d".formatted(limits.items(), urls.size()));
        }
        var files = new ArrayList<StoredFile>();
        for (String url : urls) {
            files.add(
                    fetcher.get().fetch(url, content -> new Body(null, -1, content).store(name(url), upload, limits)));
        }
        return files;
    }

    /** A URL may be longer than a name, and its path may have no file. */
    private static String name(String url) {
        return url.length() <= 1000 && !url.contains("..") ? url : "url";
    }

    private static List<String> parsed(byte[] body) {
        try {
            return Json.read(body, UrlList.class).urls();
        } catch (JacksonException e) {
            throw new ProblemException(
                    ProblemType.BAD_REQUEST, "the body must be {\"urls\": [...]}: " + e.getOriginalMessage());
        }
    }
}
