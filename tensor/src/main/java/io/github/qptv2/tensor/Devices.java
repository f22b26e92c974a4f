package io.github.qptv2.tensor;

import io.github.qptv2.device.Device;
import org.bytedeco.pytorch.global.torch;

/** Devices available to libtorch. */
public final class Devices {

    private Devices() {}

    /** Whether this machine and this build of libtorch support the device. */
    public static boolean available(Device device) {
        OpenMp.prepare();
        return device.kind() == Device.Kind.CPU || (torch.cuda_is_available() && device.index() < torch.getNumGPUs());
    }

    static org.bytedeco.pytorch.Device handle(Device device) {
        return device.kind() == Device.Kind.CPU
                ? new org.bytedeco.pytorch.Device(torch.DeviceType.CPU)
                : new org.bytedeco.pytorch.Device(torch.DeviceType.CUDA, (byte) device.index());
    }
}
