package io.github.qptv2.tensor;

import java.util.EnumMap;
import java.util.Map;

import io.github.qptv2.device.Device;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Mixed precision in bfloat16, as PyTorch's {@code autocast}: while open, matrix products of this thread have bfloat16
 * inputs and outputs. Parameters, residual sums, losses, gradients of parameters, normalization and softmax stay in
 * 32-bit floats.
 *
 * <pre>{@code
 * try (var cast = Autocast.open(Device.cuda(0))) {
 *     loss = MaskedAutoencoder.loss(model.forward(images, masking), images, masking, true);
 * }
 * loss.backward(); // outside: backward operations use the types of their forward operations
 * }</pre>
 *
 * <p>Bfloat16 has the range of 32-bit floats, so no loss scaling is needed.
 */
public final class Autocast implements AutoCloseable {

    static {
        OpenMp.prepare();
    }

    /** A thread's setting for a kind of device. */
    private record Setting(boolean enabled, ScalarType type) {}

    private final Map<DeviceType, Setting> before = new EnumMap<>(DeviceType.class);
    private final boolean cachedBefore = torch.is_autocast_cache_enabled();

    private Autocast() {}

    /** Enables bfloat16 on this kind of device. */
    public static Autocast open(Device device) {
        var opened = new Autocast();
        opened.set(device.kind(), new Setting(true, ScalarType.BFloat16));
        return opened;
    }

    private void set(Device.Kind kind, Setting wanted) {
        var type = type(kind);
        before.put(type, current(type));
        // the cache of cast weights would survive an optimizer step, since the binding cannot clear it
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

    /** The autocast settings of a thread, to be restored later. */
    static final class Snapshot {

        private final Map<Device.Kind, Setting> settings = new EnumMap<>(Device.Kind.class);

        private Snapshot() {
            for (var kind : Device.Kind.values()) {
                settings.put(kind, current(type(kind)));
            }
        }

        /** Applies these settings to this thread until the result is closed. */
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
