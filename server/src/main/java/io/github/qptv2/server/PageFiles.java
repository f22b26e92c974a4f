package io.github.qptv2.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.qptv2.io.Sha256;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/**
 * The files of the page, built from {@code server/page}. They are served without a key, which the page requests from
 * its user. A browser caches them and revalidates them.
 */
final class PageFiles {

    private static final String INDEX = "index.html";
    private static final List<String> NAMES = List.of(
            INDEX, "page.js", "page.css", "thumbnail-worker.js", "agreement-worker.js", "icon.svg", "licenses.txt");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "txt", "text/plain; charset=utf-8");

    /** Scripts, workers and styles of this service alone, images also of files that were dropped, no inline code. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' blob:; "
                    + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private PageFiles() {}

    /** Paths of all files; that of the first one is {@code /}. */
    static List<String> paths() {
        return NAMES.stream().map(PageFiles::path).toList();
    }

    static void routes(JavalinConfig config) {
        NAMES.forEach(name -> config.routes.get(path(name), file(name)));
    }

    private static String path(String name) {
        return name.equals(INDEX) ? "/" : "/" + name;
    }

    private static Handler file(String name) {
        byte[] content = read(name);
        String tag = '"' + Sha256.of(content).substring(0, 32) + '"';
        String type = Objects.requireNonNull(TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
        return ctx -> {
            ctx.header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
            ctx.header("Cache-Control", "no-cache");
            ctx.header("ETag", tag);
            if (isKnown(ctx, tag)) {
                ctx.status(304);
            } else {
                ctx.result(content).contentType(type);
            }
        };
    }

    private static boolean isKnown(Context ctx, String tag) {
        String known = ctx.header("If-None-Match");
        return known != null && List.of(known.replace("W/", "").split(", *")).contains(tag);
    }

    private static byte[] read(String name) {
        try (var in = Objects.requireNonNull(PageFiles.class.getResourceAsStream("page/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
