package dev.shelflife.events.dependency;

import dev.shelflife.events.SupportLine;
import dev.shelflife.events.identity.Identity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the images of a line hold. Python, operating system and CUDA are what the line tells; the driver stands in names of
 * images alone, as in {@code pytorch-2-7-cu128-ubuntu-2204-nvidia-570}. Nothing is guessed from anything else.
 *
 * <p>The life of a component is told under the key that its own source gives it: {@code python/python/3.10},
 * {@code ubuntu/ubuntu/22.04}, {@code debian/debian/11}, {@code cuda/cuda/12.4}, {@code nvidia-driver/nvidia-driver/r570}; of any
 * other operating system under its name.
 */
public final class Components {

    private static final String OR = " or ";
    private static final Pattern SYSTEM = Pattern.compile("\\s*([^\\d]*[^\\d\\s._-])[\\s._-]*(\\d+(?:\\.\\d+)*).*");
    private static final Pattern YEAR_AND_MONTH = Pattern.compile("(\\d{2})(\\d{2})");
    private static final Pattern DRIVER =
            Pattern.compile("(?<![a-z0-9])nvidia-(?:driver-)?r?(\\d{3})(?![0-9])", Pattern.CASE_INSENSITIVE);

    private Components() {}

    /** The components of a line, in the order of their kinds, each kind at most once. */
    public static List<Component> of(SupportLine line) {
        List<Component> all = new ArrayList<>();
        if (line.python() != null) {
            all.add(versions(
                    ComponentKind.PYTHON,
                    "Python",
                    "python",
                    List.of(line.python().split(OR, -1))));
        }
        if (line.os() != null) {
            all.add(system(line.os()));
        }
        if (line.cuda() != null) {
            all.add(versions(
                    ComponentKind.CUDA, "CUDA", "cuda", List.of(line.cuda().split(OR, -1))));
        }
        List<String> branches = driverBranches(line.images());
        if (!branches.isEmpty()) {
            all.add(versions(ComponentKind.DRIVER, "NVIDIA driver", "nvidia-driver", branches));
        }
        return all;
    }

    private static Component versions(ComponentKind kind, String name, String service, List<String> versions) {
        Set<String> keys = new LinkedHashSet<>();
        String shown = name + " " + String.join(OR, versions);
        for (String version : versions) {
            String key = key(service, name, version);
            if (key == null) {
                return new Component(kind, shown, List.of());
            }
            keys.add(key);
        }
        return new Component(kind, shown, List.copyOf(keys));
    }

    /** Point releases count for nothing: Ubuntu 22.04.5 is Ubuntu 22.04, and Debian 11.9 is Debian 11. */
    private static Component system(String told) {
        Matcher m = SYSTEM.matcher(told);
        if (!m.matches()) {
            return new Component(ComponentKind.OPERATING_SYSTEM, told, List.of());
        }
        String name = m.group(1);
        String version = m.group(2);
        switch (Identity.slug(name).toLowerCase(Locale.ROOT)) {
            case "ubuntu" -> {
                name = "Ubuntu";
                Matcher compact = YEAR_AND_MONTH.matcher(version);
                version = compact.matches() ? compact.group(1) + "." + compact.group(2) : version;
            }
            case "debian" -> {
                name = "Debian";
                int dot = version.indexOf('.');
                version = dot < 0 ? version : version.substring(0, dot);
            }
            case "al", "amazonlinux", "amazon-linux" -> name = "Amazon Linux";
            default -> {} // its own name
        }
        String key = key(Identity.slug(name), name, version);
        return new Component(
                ComponentKind.OPERATING_SYSTEM,
                key == null ? told : name + " " + version,
                key == null ? List.of() : List.of(key));
    }

    private static List<String> driverBranches(List<String> images) {
        Set<String> branches = new TreeSet<>();
        for (String image : images) {
            Matcher m = DRIVER.matcher(image);
            if (m.find()) {
                branches.add("R" + m.group(1));
            }
        }
        return List.copyOf(branches);
    }

    /** The ordinary key of a version, or null when the text names none. */
    private static @Nullable String key(String service, String name, String version) {
        Identity.Told told = Identity.of(name, version);
        boolean named = told.version() != null
                && !service.isEmpty()
                && !told.frameworkSlug().isEmpty();
        return named ? told.on(service).key() : null;
    }
}
