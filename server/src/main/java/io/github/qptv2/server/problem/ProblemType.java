package io.github.qptv2.server.problem;

import java.util.Locale;

/**
 * The kinds of errors that the service answers, each with a stable {@link #uri} and one status.
 *
 * @since 0.2
 */
public enum ProblemType {
    /** A parameter or the syntax of the request is wrong. */
    BAD_REQUEST(400, "The request is malformed"),
    /** The body is no {@code multipart/form-data} of files. */
    BAD_MULTIPART(400, "The multipart body is malformed"),
    /** The body is no ZIP archive of files. */
    BAD_ARCHIVE(400, "The archive is malformed"),
    /** The name of a part or entry is absolute, leaves its folder, or has control characters. */
    BAD_NAME(400, "The name of a file is not allowed"),
    /** The API key is missing or wrong. */
    UNAUTHORIZED(401, "An API key is required"),
    /** A page of another origin sent the request. */
    ORIGIN_NOT_ALLOWED(403, "The origin is not allowed"),
    /** The service was started without {@code --allow-urls}. */
    URLS_NOT_ALLOWED(403, "URLs are not fetched"),
    /** A URL leads to an address that is not public. */
    ADDRESS_REFUSED(403, "The address is not public"),
    /** There is no such path. */
    NOT_FOUND(404, "There is no such resource"),
    /** The path has no such method; the header {@code Allow} lists those that it has. */
    METHOD_NOT_ALLOWED(405, "The method is not allowed"),
    /** The body did not arrive in time. */
    REQUEST_TIMEOUT(408, "The request did not arrive in time"),
    /** The body is larger than the limit. */
    UPLOAD_TOO_LARGE(413, "The body is too large"),
    /** There are more files than the limit. */
    TOO_MANY_ITEMS(413, "The request has too many files"),
    /** The content of the archive is larger than the limit. */
    ARCHIVE_TOO_LARGE(413, "The content of the archive is too large"),
    /** The path and query are longer than the limit. */
    URI_TOO_LONG(414, "The URI is too long"),
    /** The content type of the body is not supported. */
    UNSUPPORTED_MEDIA_TYPE(415, "The content type is not supported"),
    /** The header {@code Host} names another host than this service. */
    HOST_NOT_ALLOWED(421, "The host is not served here"),
    /** The only file of the request cannot be scored. */
    UNREADABLE_MEDIA(422, "The file cannot be scored"),
    /** The only file of the request has more pixels, frames or seconds than the limit. */
    MEDIA_TOO_LARGE(422, "The image or video is too large"),
    /** The queue is full; the header {@code Retry-After} says when to try again. */
    QUEUE_FULL(429, "The queue is full"),
    /** The header fields are larger than the limit. */
    HEADERS_TOO_LARGE(431, "The header fields are too large"),
    /** A bug of the service. */
    INTERNAL_ERROR(500, "The service failed"),
    /** A URL could not be fetched. */
    FETCH_FAILED(502, "The URL could not be fetched"),
    /** The service is stopping and accepts nothing new. */
    STOPPING(503, "The service is stopping"),
    /** The deadline of the request passed before its scores were computed. */
    DEADLINE_EXCEEDED(503, "The deadline has passed");

    private static final String BASE = "https://qptv2.github.io/problems/";

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** Status of the response. */
    public int status() {
        return status;
    }

    /** What the type means, in a few words. */
    public String title() {
        return title;
    }

    /** The member {@code type}, such as {@code https://qptv2.github.io/problems/queue-full}. */
    public String uri() {
        return BASE + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
