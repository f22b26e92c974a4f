package io.github.qptv2.checkpoint.pickle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.checkpoint.storage.CheckpointException;

/** The unpickler's stack with its marks, below which nothing is popped, and its memo. */
final class PickleStack {

    private final PickleInput in;
    private final List<Object> values = new ArrayList<>();
    private final List<Integer> marks = new ArrayList<>();
    private final Map<Long, Object> memo = new HashMap<>();

    PickleStack(PickleInput in) {
        this.in = in;
    }

    void push(Object value) {
        values.add(value);
    }

    Object pop() throws CheckpointException {
        var top = peek();
        values.remove(values.size() - 1);
        return top;
    }

    Object peek() throws CheckpointException {
        int floor = marks.isEmpty() ? 0 : marks.get(marks.size() - 1);
        if (values.size() <= floor) {
            throw in.malformed("corrupt pickle: a value is missing at " + in.position());
        }
        return values.get(values.size() - 1);
    }

    void mark() {
        marks.add(values.size());
    }

    /** Python's POP, which removes the top value or mark. */
    void popValueOrMark() throws CheckpointException {
        if (!marks.isEmpty() && marks.get(marks.size() - 1) == values.size()) {
            marks.remove(marks.size() - 1);
        } else {
            pop();
        }
    }

    /** Removes the last mark and the values above it; returns these in the order in which they were pushed. */
    List<Object> popToMark() throws CheckpointException {
        if (marks.isEmpty()) {
            throw in.malformed("corrupt pickle: a mark is missing at " + in.position());
        }
        var above = values.subList(marks.remove(marks.size() - 1), values.size());
        var taken = new ArrayList<>(above);
        above.clear();
        return taken;
    }

    void remember(long index) throws CheckpointException {
        memo.put(index, peek());
    }

    void rememberNext() throws CheckpointException {
        remember(memo.size());
    }

    void recall(long index) throws CheckpointException {
        var value = memo.get(index);
        if (value == null) {
            throw in.malformed("corrupt pickle: nothing is stored under " + index + " at " + in.position());
        }
        push(value);
    }
}
