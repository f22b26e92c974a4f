package io.github.qptv2.checkpoint.pickle;

import java.util.List;

import io.github.qptv2.checkpoint.storage.CheckpointException;

/** Arguments of a call or items of a persistent id, each checked for its type on use. */
record PickleArguments(PickleInput in, List<Object> items) {

    private static final int MAX_DIMENSIONS = 64; // PyTorch's limit

    int size() {
        return items.size();
    }

    <T> T get(int index, Class<T> type) throws CheckpointException {
        if (index >= items.size() || !type.isInstance(items.get(index))) {
            throw malformed();
        }
        return type.cast(items.get(index));
    }

    PickleArguments nested(int index) throws CheckpointException {
        return new PickleArguments(in, get(index, PickleList.class).items());
    }

    long[] longs(int index) throws CheckpointException {
        var numbers = nested(index);
        if (numbers.size() > MAX_DIMENSIONS) {
            throw malformed();
        }
        var longs = new long[numbers.size()];
        for (int i = 0; i < longs.length; i++) {
            longs[i] = numbers.get(i, Long.class);
        }
        return longs;
    }

    CheckpointException malformed() {
        return in.malformed("corrupt pickle: a call before " + in.position() + " has arguments of the wrong type");
    }
}
