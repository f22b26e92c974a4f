package io.github.qptv2.server.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.server.problem.ProblemException;
import io.github.qptv2.server.problem.ProblemType;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/** Stores the parts of a multipart body one after the other while it arrives. */
final class MultipartFiles extends MultiPart.AbstractPartsListener {

    private static final int BUFFER = 1 << 16;

    private final Upload upload;
    private final int max;
    private final List<StoredFile> files = new ArrayList<>();
    private @Nullable OutputStream part;
    private @Nullable Throwable failure;
    private @Nullable IOException storing; // the failure, if it is of a file
    private boolean complete;

    private MultipartFiles(Upload upload, int max) {
        this.upload = upload;
        this.max = max;
    }

    /**
     * Reads a body to its end.
     *
     * @param max number of parts
     * @throws ProblemException if it is malformed, or has more parts
     */
    static List<StoredFile> read(InputStream body, String boundary, Upload upload, int max) throws IOException {
        var listener = new MultipartFiles(upload, max);
        try {
            listener.readAll(body, new MultiPart.Parser(boundary, listener));
        } finally {
            listener.closePart();
        }
        if (!listener.complete) {
            throw malformed("it ends before its last part does");
        }
        return listener.files;
    }

    private void readAll(InputStream body, MultiPart.Parser parser) throws IOException {
        parser.setMaxParts(-1); // counted here, for an error of its own
        var buffer = new byte[BUFFER];
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            if (read > 0 && !complete) {
                parse(parser, Content.Chunk.from(ByteBuffer.wrap(buffer, 0, read), false));
            }
        }
        if (!complete) {
            parse(parser, Content.Chunk.EOF);
        }
    }

    private void parse(MultiPart.Parser parser, Content.Chunk chunk) throws IOException {
        parser.parse(chunk);
        if (storing != null) {
            throw storing;
        }
        if (failure instanceof ProblemException problem) {
            throw problem;
        }
        if (failure != null) {
            throw malformed(String.valueOf(failure.getMessage()));
        }
    }

    /** An action of a callback, whose exceptions Jetty would only log. */
    @FunctionalInterface
    private interface Action {
        void run() throws IOException;
    }

    /** Runs an action unless one has failed. */
    private void run(Action action) {
        if (failure == null) {
            try {
                action.run();
            } catch (IOException e) {
                storing = e;
                failure = e;
            } catch (RuntimeException e) {
                failure = e;
            }
        }
    }

    @Override
    public void onPartBegin() {
        run(() -> {
            if (files.size() == max) {
                throw new ProblemException(
                        ProblemType.TOO_MANY_ITEMS, "a request may have %d files, got more".formatted(max));
            }
        });
    }

    @Override
    public void onPartHeaders() {
        run(() -> {
            String name = getFileName();
            if (name == null) {
                throw malformed("every part must be a file with a filename, got the field " + getName());
            }
            var file = upload.next(FileName.checked(name));
            part = upload.write(file);
            files.add(file);
        });
    }

    @Override
    public void onPartContent(Content.Chunk chunk) {
        run(() -> {
            if (part != null) {
                var bytes = new byte[chunk.getByteBuffer().remaining()];
                chunk.getByteBuffer().get(bytes);
                part.write(bytes, 0, bytes.length);
            }
        });
    }

    @Override
    public void onPart(String name, String fileName, HttpFields headers) {
        run(this::closePart);
    }

    private void closePart() throws IOException {
        if (part != null) {
            part.close();
            part = null;
        }
    }

    @Override
    public void onComplete() {
        complete = true;
    }

    @Override
    public void onFailure(Throwable cause) {
        failure = failure == null ? cause : failure;
    }

    private static ProblemException malformed(String reason) {
        return new ProblemException(ProblemType.BAD_MULTIPART, "the body must be multipart/form-data: " + reason);
    }
}
