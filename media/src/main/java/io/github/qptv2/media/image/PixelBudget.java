package io.github.qptv2.media.image;

import java.util.concurrent.Semaphore;

/** Bounds the pixels that are decoded at the same time; an image larger than all of it is decoded alone. */
public final class PixelBudget {

    // 3 bytes a pixel, and of the heap a quarter: the rest is for prepared images and what resizing needs
    private static final long HEAP_BYTES_PER_PIXEL = 12;
    private static final long LARGEST_PER_THREAD = 32_000_000;

    private final int total;
    private final Semaphore kilopixels;

    /** Of so many pixels, at least a thousand. */
    public PixelBudget(long pixels) {
        this.total = Math.toIntExact(Math.max(1, pixels / 1000));
        this.kilopixels = new Semaphore(total, true);
    }

    /** As many as the Java heap allows, and no more than {@code threads} have use for. */
    public static PixelBudget ofHeap(int threads) {
        long heap = Runtime.getRuntime().maxMemory() / HEAP_BYTES_PER_PIXEL;
        return new PixelBudget(Math.min(heap, LARGEST_PER_THREAD * threads));
    }

    /** Waits until so many pixels are free; closing the loan gives them back. */
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
