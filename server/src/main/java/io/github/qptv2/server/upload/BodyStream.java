package io.github.qptv2.server.upload;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeoutException;

import io.github.qptv2.server.problem.ProblemException;
import io.github.qptv2.server.problem.ProblemType;

/** A body that ends with a problem once it is too large or too slow. */
final class BodyStream extends FilterInputStream {

    private final BodyLimits limits;
    private final long deadline;
    private long count;

    BodyStream(InputStream body, BodyLimits limits) {
        super(body);
        this.limits = limits;
        deadline = System.nanoTime() + limits.readTime().toNanos();
    }

    /** @throws ProblemException if the declared length exceeds the limit; unknown is -1 */
    static void requireLength(long declared, BodyLimits limits) {
        if (declared > limits.bytes()) {
            throw tooLarge(limits, declared + " bytes");
        }
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int start, int length) throws IOException {
        int read = readInTime(to, start, length);
        if (System.nanoTime() > deadline) {
            throw tooSlow();
        }
        count += Math.max(0, read);
        if (count > limits.bytes()) {
            throw tooLarge(limits, "more");
        }
        return read;
    }

    private int readInTime(byte[] to, int start, int length) throws IOException {
        try {
            return in.read(to, start, length);
        } catch (IOException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw tooSlow();
            }
            throw e;
        }
    }

    private ProblemException tooSlow() {
        return new ProblemException(
                ProblemType.REQUEST_TIMEOUT,
                "a body must arrive within %d s and without long pauses"
                        .formatted(limits.readTime().toSeconds()));
    }

    private static ProblemException tooLarge(BodyLimits limits, String got) {
        return new ProblemException(
                ProblemType.UPLOAD_TOO_LARGE, "a body may have %d bytes, got %s".formatted(limits.bytes(), got));
    }
}
