package io.github.qptv2.checkpoint.pickle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.checkpoint.storage.CheckpointException;

/**
 * Reads Python pickles of protocols 0 to 5. It builds only plain values, containers and descriptions of tensors; it
 * loads no class and executes no code of the file.
 *
 * <p>Time and memory are linear in the pickle's length. Nested values are never traversed, compared or copied, so that
 * depth, cycles and shared parts cost nothing.
 */
public final class Unpickler {

    /** Limit on the heap of a hostile pickle. A tensor takes about 35 opcodes, so real checkpoints have far fewer. */
    private static final int MAX_OPCODES = 2_000_000;

    private static final int NEWEST_PROTOCOL = 5;

    private final PickleInput in;
    private final PickleStack stack;
    private final PickleScalars scalars;
    private final PickleCalls calls;
    private final Map<String, StorageRef> storages = new HashMap<>();

    public Unpickler(PickleInput in) {
        this.in = in;
        this.stack = new PickleStack(in);
        this.scalars = new PickleScalars(in);
        this.calls = new PickleCalls(in, stack);
    }

    /** Reads one pickle; the input is then at its end. */
    public Object load() throws CheckpointException {
        for (int count = 0; count < MAX_OPCODES; count++) {
            int opcode = in.u8();
            if (opcode == '.') {
                return stack.pop();
            }
            execute(opcode);
        }
        throw in.malformed("refused: its pickle has more than " + MAX_OPCODES + " instructions");
    }

    /** The storages referred to so far, by key. */
    public Map<String, StorageRef> storages() {
        return storages;
    }

    private void execute(int opcode) throws CheckpointException {
        switch (opcode) {
            case 0x80 -> requireKnown(in.u8()); // PROTO
            case 0x95 -> in.u64(); // FRAME
            case '(' -> stack.mark();
            case '0' -> stack.popValueOrMark();
            case '1' -> stack.popToMark();
            case '2' -> stack.push(stack.peek());
            case 'p', 'q', 'r', 0x94 -> remember(opcode);
            case 'g', 'h', 'j' -> stack.recall(index(opcode));
            case 'a', 'e', 0x90 -> append(opcode == 'a' ? List.of(stack.pop()) : stack.popToMark());
            case 's', 'u' -> set(opcode == 'u' ? stack.popToMark() : lastTwo());
            case 'c', 0x93 -> stack.push(calls.global(opcode));
            case 'R', 0x81, 0x92, 'i', 'o' -> stack.push(calls.call(opcode));
            case 'b' -> build();
            case 'P' -> throw notAStorage();
            case 'Q' -> stack.push(storage());
            default -> stack.push(containerOrScalar(opcode));
        }
    }

    private Object containerOrScalar(int opcode) throws CheckpointException {
        return switch (opcode) {
            case '}' -> new PickleDict();
            case ']', ')', 0x8f -> new PickleList(List.of()); // a list, a tuple, a set
            case 't', 'l', 0x91 -> new PickleList(stack.popToMark()); // a tuple, a list, a frozen set
            case 0x85, 0x86, 0x87 -> tuple(opcode - 0x84);
            case 'd' -> fill(new PickleDict(), stack.popToMark());
            default -> scalars.read(opcode);
        };
    }

    private void requireKnown(int protocol) throws CheckpointException {
        if (protocol > NEWEST_PROTOCOL) {
            throw in.malformed("its pickle is of protocol " + protocol + "; 0 to " + NEWEST_PROTOCOL + " are known");
        }
    }

    private void remember(int opcode) throws CheckpointException {
        if (opcode == 0x94) { // MEMOIZE
            stack.rememberNext();
        } else {
            stack.remember(index(opcode));
        }
    }

    private long index(int opcode) throws CheckpointException {
        return switch (opcode) {
            case 'q', 'h' -> in.u8();
            case 'r', 'j' -> in.u32();
            default -> scalars.read('I') instanceof Long index ? index : -1;
        };
    }

    private PickleList tuple(int length) throws CheckpointException {
        var items = new Object[length];
        for (int i = length - 1; i >= 0; i--) {
            items[i] = stack.pop();
        }
        return new PickleList(List.of(items));
    }

    private List<Object> lastTwo() throws CheckpointException {
        return tuple(2).items();
    }

    private void append(List<Object> items) throws CheckpointException {
        var target = stack.peek();
        if (target instanceof PickleList list) {
            list.items().addAll(items);
        } else if (!(target instanceof OpaqueObject)) {
            throw corrupt("items are added to a value that is not a list");
        }
    }

    private void set(List<Object> keysAndValues) throws CheckpointException {
        var target = stack.peek();
        if (target instanceof PickleDict dict) {
            fill(dict, keysAndValues);
        } else if (!(target instanceof OpaqueObject)) {
            throw corrupt("entries are set in a value that is not a dictionary");
        }
    }

    private PickleDict fill(PickleDict dict, List<Object> keysAndValues) throws CheckpointException {
        if (keysAndValues.size() % 2 != 0) {
            throw corrupt("a key lacks its value");
        }
        Map<Object, Object> entries = dict.entries();
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            entries.put(keysAndValues.get(i), keysAndValues.get(i + 1));
        }
        return dict;
    }

    private void build() throws CheckpointException {
        stack.pop(); // the state: attributes of a container, a parameter or an opaque value
        var target = stack.peek();
        if (!(target instanceof PickleDict || target instanceof OpaqueObject || target instanceof TensorRef)) {
            throw corrupt("attributes are set on a value that cannot have any");
        }
    }

    private StorageRef storage() throws CheckpointException {
        if (!(stack.pop() instanceof PickleList id)) {
            throw notAStorage();
        }
        var storage = StorageRef.of(new PickleArguments(in, id.items()));
        storages.putIfAbsent(storage.key(), storage);
        return storage;
    }

    private CheckpointException notAStorage() {
        return in.malformed("refused: its pickle has a persistent id that is not a tensor's storage");
    }

    private CheckpointException corrupt(String how) {
        return in.malformed("corrupt pickle: " + how + " at " + in.position());
    }
}
