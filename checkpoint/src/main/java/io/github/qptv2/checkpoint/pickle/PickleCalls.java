package io.github.qptv2.checkpoint.pickle;

import java.util.List;

import io.github.qptv2.checkpoint.storage.CheckpointException;

/**
 * The opcodes that name classes and call them. In Python they can execute any code; here names are looked up in a
 * closed list.
 */
final class PickleCalls {

    private final PickleInput in;
    private final PickleStack stack;

    PickleCalls(PickleInput in, PickleStack stack) {
        this.in = in;
        this.stack = stack;
    }

    Object global(int opcode) throws CheckpointException {
        if (opcode == 'c') {
            var module = in.line();
            return PickleGlobals.find(in, module, in.line());
        }
        var name = stack.pop();
        if (stack.pop() instanceof String module && name instanceof String text) {
            return PickleGlobals.find(in, module, text);
        }
        throw corrupt("the name of a class is not text");
    }

    Object call(int opcode) throws CheckpointException {
        return switch (opcode) {
            case 'i' -> call(global('c'), stack.popToMark());
            case 'o' -> {
                var parts = new PickleArguments(in, stack.popToMark());
                yield call(parts.get(0, Object.class), parts.items().subList(1, parts.size()));
            }
            case 0x92 -> {
                stack.pop(); // NEWOBJ_EX's keyword arguments, which only opaque classes take
                yield reduce();
            }
            default -> reduce();
        };
    }

    private Object reduce() throws CheckpointException {
        if (!(stack.pop() instanceof PickleList arguments)) {
            throw corrupt("the arguments of a call are not a tuple");
        }
        return call(stack.pop(), arguments.items());
    }

    private Object call(Object function, List<Object> arguments) throws CheckpointException {
        if (function instanceof RebuildFunctions known) {
            return known.apply(new PickleArguments(in, arguments));
        }
        if (function instanceof OpaqueObject opaque) {
            return opaque;
        }
        throw corrupt("the called object is not a function");
    }

    private CheckpointException corrupt(String how) {
        return in.malformed("corrupt pickle: " + how + " at " + in.position());
    }
}
