package io.github.qptv2.tensor;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.time.Duration;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.chrono.Milliseconds;
import org.bytedeco.pytorch.Backend;
import org.bytedeco.pytorch.GlooDeviceVector;
import org.bytedeco.pytorch.ProcessGroupGloo;
import org.bytedeco.pytorch.Store;
import org.bytedeco.pytorch.global.torch_gloo;
import org.bytedeco.pytorch.gloo.Device;
import org.bytedeco.pytorch.nccl.ProcessGroupNCCL;

/** Connects the processes that have met: Gloo for tensors in main memory, NCCL for those on graphics cards. */
final class Backends {

    private Backends() {}

    static Backend gloo(Store store, Launch launch, Duration timeout) {
        Loader.load(torch_gloo.class);
        try (var scope = Scope.open()) {
            var options = ProcessGroupGloo.Options.create(new Milliseconds(timeout.toMillis()));
            options.devices(new GlooDeviceVector(device(launch)));
            options.threads(1);
            return Kept.kept(new ProcessGroupGloo(store, launch.rank(), launch.size(), options));
        }
    }

    /** The interface that {@code GLOO_SOCKET_IFNAME} names, or the one that leads to rank 0. */
    private static Device device(Launch launch) {
        var named = System.getenv("GLOO_SOCKET_IFNAME");
        return named == null
                ? ProcessGroupGloo.createDeviceForHostname(ownAddress(launch))
                : ProcessGroupGloo.createDeviceForInterface(named);
    }

    /** Not the host's name: on many systems that resolves to an address which other machines cannot reach. */
    private static String ownAddress(Launch launch) {
        try (var socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(launch.address(), launch.port())); // sends nothing
            return socket.getLocalAddress().getHostAddress();
        } catch (IOException e) {
            throw new CollectiveException(
                    "%s has no way to %s: %s".formatted(launch, launch.address(), e.getMessage()), e);
        }
    }

    static Backend nccl(Store store, Launch launch, Duration timeout) {
        try (var scope = Scope.open()) {
            // without it a timeout ends the process instead of the call
            OpenMp.setDefault("TORCH_NCCL_BLOCKING_WAIT", "1");
            var options = ProcessGroupNCCL.Options.create();
            options.timeout(new Milliseconds(timeout.toMillis()));
            return Kept.kept(new ProcessGroupNCCL(store, launch.rank(), launch.size(), options));
        } catch (LinkageError e) {
            throw new IllegalStateException("this build of libtorch has no NCCL; build with -Pgpu", e);
        }
    }
}
