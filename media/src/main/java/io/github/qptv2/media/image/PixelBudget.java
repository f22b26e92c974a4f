package io.github.qptv2.media.image;

import java.util.concurrent.Semaphore;

/** Limits the pixels that are decoded at the same time; an image above the limit is decoded alone. */
public final class PixelBudget {

    // 3 bytes a pixel in a quarter of the heap; the rest is for model inputs and resizing
    private static final long HEAP_BYTES_PER_PIXEL = 12;
    private static final long MAX_PER_THREAD = 32_000_000;

    private final int total;
    private final Semaphore kilopixels;

    /** A limit in pixels, raised to at least a thousand. */
    public PixelBudget(long pixels) {
        this.total = Math.toIntExact(Math.max(1, pixels / 1000));
        this.kilopixels = new Semaphore(total, true);
    }

    /** A limit for the Java heap and the number of decoding threads. */
    public static PixelBudget ofHeap(int threads) {
        long heap = Runtime.getRuntime().maxMemory() / HEAP_BYTES_PER_PIXEL;
        return new PixelBudget(Math.min(heap, MAX_PER_THREAD * threads));
    }

    /** Waits until so many pixels are available; closing the loan returns them. */
    public Loan borrow(long pixels) throws InterruptedException {
        int share = (int) Math.min(total, pixels / 1000 + 1);
        kilopixels.acquire(share);
        return () -> kilopixels.release(share);
    }

    /** Pixels in use. */
    public interface Loan extends AutoCloseable {
        @Override
        void close();
    }
}
