package io.github.qptv2.device;

/**
 * A compute device, named as in PyTorch. Its availability depends on the runtime.
 *
 * @param kind CPU or GPU
 * @param index number among devices of the kind, from 0; always 0 for the CPU
 */
public record Device(Kind kind, int index) {

    /** Kinds of device, named as in PyTorch. */
    public enum Kind {
        CPU,
        CUDA
    }

    /** The CPU. */
    public static final Device CPU = new Device(Kind.CPU, 0);

    /** Checks the range. */
    public Device {
        if (index < 0) {
            throw new IllegalArgumentException("device index must be at least 0, got " + index);
        }
    }

    /** The GPU with an index. */
    public static Device cuda(int index) {
        return new Device(Kind.CUDA, index);
    }

    /** Parses {@code cpu}, {@code cuda} or {@code cuda:1}. */
    public static Device parse(String name) {
        if (name.equals("cpu")) {
            return CPU;
        }
        if (name.matches("cuda(:\\d{1,3})?")) {
            return cuda(name.equals("cuda") ? 0 : Integer.parseInt(name.substring(5)));
        }
        throw new IllegalArgumentException("device must be cpu, cuda or cuda:N, got " + name);
    }

    @Override
    public String toString() {
        return kind == Kind.CPU ? "cpu" : "cuda:" + index;
    }
}
