package io.github.qptv2.tensor;

import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * While one is open, OpenBLAS works on the calling thread alone, in the whole process.
 *
 * <p>OpenBLAS has a thread pool of its own beside libtorch's. Inside a network whose layers already run in parallel its
 * threads only wait for one another.
 */
public final class QuietBlas implements AutoCloseable {

    private static final Object LOCK = new Object();

    /** How many are open, and what to go back to when the last one closes. */
    private static int open;

    private static int before;

    private boolean closed;

    private QuietBlas() {}

    public static QuietBlas open() {
        synchronized (LOCK) {
            if (open++ == 0) {
                before = current();
                threads(1);
            }
        }
        return new QuietBlas();
    }

    @Override
    public void close() {
        synchronized (LOCK) {
            if (closed) {
                return;
            }
            closed = true;
            if (--open == 0) {
                threads(before);
            }
        }
    }

    private static int current() {
        try (var scope = Scope.open()) {
            return openblas_nolapack.blas_get_num_threads();
        }
    }

    /** Sets OpenBLAS's threads for good; while one is open, for when the last has closed. */
    static void setThreads(int threads) {
        synchronized (LOCK) {
            if (open == 0) {
                threads(threads);
            } else {
                before = threads;
            }
        }
    }

    /** The binding looks its function up in every call, which leaves handles behind; the scope takes them. */
    private static void threads(int threads) {
        try (var scope = Scope.open()) {
            openblas_nolapack.blas_set_num_threads(threads);
        }
    }
}
