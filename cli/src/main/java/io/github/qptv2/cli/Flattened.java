package io.github.qptv2.cli;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The elements of several iterators, one iterator after the other, each asked for when its turn comes. (A stream's
 * {@code flatMap} would read all of an inner stream before it gave its first element away.)
 */
final class Flattened<T> implements Iterator<T> {

    private final Iterator<? extends Iterator<T>> parts;
    private Iterator<T> part = Collections.emptyIterator();

    Flattened(Iterator<? extends Iterator<T>> parts) {
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
            throw new NoSuchElementException();
        }
        return part.next();
    }
}
