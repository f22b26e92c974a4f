package io.github.qptv2.onnx;

/**
 * How a network is run.
 *
 * @param threads of one run, at least 1; the calling thread is one of them
 * @param cuda number of the graphics card, or -1 for the CPU
 */
public record OnnxOptions(int threads, int cuda) {

    /** On the CPU by the calling thread alone: several threads may run the session at once. */
    public static final OnnxOptions SINGLE_THREADED = new OnnxOptions(1, -1);

    /** Checks the ranges. */
    public OnnxOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
        if (cuda < -1) {
            throw new IllegalArgumentException("the number of a graphics card must be at least 0, got " + cuda);
        }
    }

    /** The same with another number of threads. */
    public OnnxOptions withThreads(int other) {
        return new OnnxOptions(other, cuda);
    }
}
