package io.github.qptv2.tensor;

import org.bytedeco.pytorch.global.torch;

/**
 * Where a tensor lives.
 *
 * @param kind processor or graphics card
 * @param index which one of its kind, from 0; always 0 for the processor
 */
public record Device(Kind kind, int index) {

    /** Kinds of device, named as in PyTorch. */
    public enum Kind {
        CPU,
        CUDA
    }

    /** Main memory. */
    public static final Device CPU = new Device(Kind.CPU, 0);

    public Device {
        if (index < 0) {
            throw new IllegalArgumentException("device index must be at least 0, got " + index);
        }
    }

    /** The graphics card with this number. */
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

    /** Whether this machine and this build of libtorch have the device. */
    public boolean available() {
        OpenMp.prepare();
        return kind == Kind.CPU || (torch.cuda_is_available() && index < torch.getNumGPUs());
    }

    org.bytedeco.pytorch.Device handle() {
        return kind == Kind.CPU
                ? new org.bytedeco.pytorch.Device(torch.DeviceType.CPU)
                : new org.bytedeco.pytorch.Device(torch.DeviceType.CUDA, (byte) index);
    }

    @Override
    public String toString() {
        return kind == Kind.CPU ? "cpu" : "cuda:" + index;
    }
}
