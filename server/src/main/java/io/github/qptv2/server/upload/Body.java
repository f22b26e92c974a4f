package io.github.qptv2.server.upload;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;

import io.github.qptv2.server.problem.ProblemException;
import io.github.qptv2.server.problem.ProblemType;
import org.eclipse.jetty.http.MultiPart;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request.
 *
 * @param contentType the header field, null if there is none
 * @param length declared length in bytes, -1 if unknown
 * @param content the bytes
 * @since 0.2
 */
public record Body(@Nullable String contentType, long length, InputStream content) {

    private static final String MULTIPART = "multipart/form-data";

    /** The type without parameters, in lower case; empty if there is none. */
    public String type() {
        return contentType == null
                ? ""
                : contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    /** Whether it is a multipart body of files. */
    public boolean isMultipart() {
        return type().equals(MULTIPART);
    }

    /** Whether it is a single file: an image, a video, or bytes of unknown type. */
    public boolean isFile() {
        return type().startsWith("image/") || type().startsWith("video/") || type().equals("application/octet-stream");
    }

    /** Whether it is a ZIP archive. */
    public boolean isArchive() {
        return type().equals("application/zip") || type().equals("application/x-zip-compressed");
    }

    /**
     * Stores the parts of a multipart body.
     *
     * @throws ProblemException if it is malformed, too large, too slow, or without files
     */
    public List<StoredFile> storeParts(Upload upload, BodyLimits limits) throws IOException {
        BodyStream.requireLength(length, limits);
        String boundary = MultiPart.extractBoundary(contentType);
        if (boundary == null || boundary.isEmpty()) {
            throw new ProblemException(
                    ProblemType.BAD_MULTIPART, "the content type must have a boundary, got " + contentType);
        }
        var files = MultipartFiles.read(new BodyStream(content, limits), boundary, upload, limits.items());
        if (files.isEmpty()) {
            throw new ProblemException(ProblemType.BAD_MULTIPART, "the body must have at least one file, got none");
        }
        return files;
    }

    /**
     * Stores the whole body as a file.
     *
     * @param name of the file
     * @throws ProblemException if it is empty, too large or too slow, or the name is not allowed
     */
    public StoredFile store(String name, Upload upload, BodyLimits limits) throws IOException {
        BodyStream.requireLength(length, limits);
        return upload.store(FileName.checked(name), new BodyStream(content, limits));
    }

    /**
     * Reads a short body as bytes.
     *
     * @param max bytes
     */
    public byte[] bytes(int max, BodyLimits limits) throws IOException {
        var few = new BodyLimits(max, limits.items(), limits.readTime());
        BodyStream.requireLength(length, few);
        return new BodyStream(content, few).readAllBytes();
    }

    /**
     * Stores a batch: an archive or a multipart body.
     *
     * @throws ProblemException if it is malformed, too large or too slow, or of another type
     */
    public Items storeBatch(Upload upload, BodyLimits limits) throws IOException {
        if (isMultipart()) {
            return new StoredItems(upload, storeParts(upload, limits));
        }
        if (isArchive()) {
            return ZipItems.open(store("archive.zip", upload, limits).path(), upload, limits);
        }
        throw unsupported(MULTIPART + " or application/zip");
    }

    /** The problem of a type that is not supported. */
    public ProblemException unsupported(String supported) {
        return new ProblemException(
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                "the content type must be %s, got %s".formatted(supported, contentType == null ? "none" : type()));
    }
}
