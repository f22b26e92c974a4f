package io.github.qptv2.tensor;

import java.util.EnumMap;
import java.util.Map;

import io.github.qptv2.device.Device;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * While one is open, this thread's matrix products take and give bfloat16, as in PyTorch's {@code autocast};
 * parameters, sums of residuals, losses and gradients of parameters stay 32-bit, normalization and softmax compute in
 * 32 bits.
 *
 * <pre>{@code
 * try (var cast = Autocast.open(Device.cuda(0))) {
 *     loss = MaskedAutoencoder.loss(model.forward(images, masking), images, masking, true);
 * }
 * loss.backward(); // outside: each step back has the types of its step forward
 * }</pre>
 *
 * <p>Bfloat16 has the range of 32-bit floats, so the loss needs no scaling.
 */
public final class Autocast implements AutoCloseable {

    static {
        OpenMp.prepare();
    }

    /** What a thread had set for a kind of device. */
    private record Setting(boolean enabled, ScalarType type) {}

    private final Map<DeviceType, Setting> before = new EnumMap<>(DeviceType.class);
    private final boolean cachedBefore = torch.is_autocast_cache_enabled();

    private Autocast() {}

    /** Lets the products on this kind of device be bfloat16. */
    public static Autocast open(Device device) {
        var opened = new Autocast();
        opened.set(device.kind(), new Setting(true, ScalarType.BFloat16));
        return opened;
    }

    private void set(Device.Kind kind, Setting wanted) {
        var type = type(kind);
        before.put(type, current(type));
        // the cache keeps cast weights until someone clears it, which the binding cannot: a step would not reach them
        torch.set_autocast_cache_enabled(false);
        apply(type, wanted);
    }

    private static Setting current(DeviceType type) {
        return new Setting(
                torch.is_autocast_enabled(type), torch.get_autocast_dtype(type).intern());
    }

    private static void apply(DeviceType type, Setting setting) {
        torch.set_autocast_dtype(type, setting.type());
        torch.set_autocast_enabled(type, setting.enabled());
    }

    private static DeviceType type(Device.Kind kind) {
        return kind == Device.Kind.CPU ? DeviceType.CPU : DeviceType.CUDA;
    }

    /** What is in force on a thread, to be put in force again later. */
    static final class Snapshot {

        private final Map<Device.Kind, Setting> settings = new EnumMap<>(Device.Kind.class);

        private Snapshot() {
            for (var kind : Device.Kind.values()) {
                settings.put(kind, current(type(kind)));
            }
        }

        /** Puts these settings in force on this thread until the result is closed. */
        Autocast open() {
            var opened = new Autocast();
            settings.forEach(opened::set);
            return opened;
        }
    }

    static Snapshot snapshot() {
        return new Snapshot();
    }

    @Override
    public void close() {
        before.forEach(Autocast::apply);
        before.clear();
        torch.set_autocast_cache_enabled(cachedBefore);
    }
}
