package io.github.qptv2.io;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Concatenates iterators, each requested only when the one before has ended. ({@code Stream.flatMap} would buffer a
 * whole inner stream when it is converted to an iterator.)
 */
public final class ConcatenatedIterator<T> implements Iterator<T> {

    private final Iterator<? extends Iterator<? extends T>> parts;
    private Iterator<? extends T> part = Collections.emptyIterator();

    /** All elements of all parts, in order. */
    public ConcatenatedIterator(Iterator<? extends Iterator<? extends T>> parts) {
        this.parts = parts;
    }

    @Override
    public boolean hasNext() {
        while (!part.hasNext() && parts.hasNext()) {
            part = parts.next();
        }
        return part.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("all parts have ended");
        }
        return part.next();
    }
}
