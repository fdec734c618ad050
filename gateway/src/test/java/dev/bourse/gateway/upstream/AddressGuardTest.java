package dev.bourse.gateway.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class AddressGuardTest {
    private static final Map<String, String> NAMES =
            Map.of(
                    "acme.example", "93.184.216.34",
                    "inside.example", "10.1.2.3",
                    "mixed.example", "93.184.216.34 127.0.0.1",
                    "six.example", "2606:2800:220:1::1",
                    "metadata.example", "169.254.169.254");

    @ParameterizedTest
    @ValueSource(
            strings = {
                // this machine
                "127.0.0.1",
                "127.255.255.255",
                "127.0.0.53",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "[::127.0.0.1]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::1]",
                "0.0.0.0",
                "[::]",
                "127.1",
                "2130706433",
                "0",
                // this house
                "10.0.0.1",
                "10.255.255.255",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "192.168.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "[fc00::1]",
                "[fdff::1]",
                "[::ffff:10.0.0.1]",
                "[::ffff:c0a8:1]",
                "[64:ff9b::10.0.0.1]",
                "[2002:c0a8:101::1]",
                "[fec0::1]",
                // the link, and a cloud's own services
                "169.254.0.1",
                "169.254.169.254",
                "[fe80::1]",
                "[febf::1]",
                "[::ffff:169.254.169.254]",
                "[::ffff:a9fe:a9fe]",
                "[fd00:ec2::254]",
                // many at once, and nowhere
                "224.0.0.1",
                "239.255.255.255",
                "[ff02::1]",
                "240.0.0.1",
                "255.255.255.255",
                "192.0.2.1",
                "198.51.100.1",
                "203.0.113.1",
                "198.18.0.1",
                "198.19.255.255",
                "192.0.0.1",
                "192.88.99.1",
                "[2001:db8::1]",
                "[2001::1]",
                "[100::1]",
                "[64:ff9b:1::1]",
                "[4000::1]",
                "[3fff::1]"
            })
    void what_is_not_somewhere_on_the_internet_is_refused(String host) {
        for (String scheme : List.of("http", "https")) {
            Destination found = real().look(scheme + "://" + host + "/v1/models");
            assertInstanceOf(Destination.Refused.class, found, scheme + " " + host);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, 8.8.8.8",
        "172.15.255.255, 172.15.255.255",
        "172.32.0.1, 172.32.0.1",
        "100.63.255.255, 100.63.255.255",
        "100.128.0.1, 100.128.0.1",
        "9.255.255.255, 9.255.255.255",
        "169.253.255.255, 169.253.255.255",
        "223.255.255.255, 223.255.255.255",
        "[2606:4700::1111], 2606:4700:0:0:0:0:0:1111",
        "[::ffff:8.8.8.8], 8.8.8.8",
        "[2002:808:808::1], 2002:808:808:0:0:0:0:1"
    })
    void what_is_on_the_internet_is_allowed_at_that_address(String host, String address) {
        assertEquals(new Destination.Allowed(address), real().look("https://" + host + "/"));
    }

    @Test
    void a_name_is_judged_by_every_address_that_it_has() {
        assertEquals(
                new Destination.Allowed("93.184.216.34"),
                named().look("https://acme.example/v1/models"));
        assertEquals(
                new Destination.Allowed("2606:2800:220:1:0:0:0:1"),
                named().look("https://six.example/v1/models"));
        for (String host : List.of("inside.example", "mixed.example", "metadata.example")) {
            Destination found = named().look("https://" + host + "/");
            assertTrue(
                    found instanceof Destination.Refused(String why)
                            && why.startsWith(host + " leads to an address that is not public"),
                    () -> host + ": " + found);
        }
    }

    @Test
    void a_name_that_nobody_knows_may_be_known_later() {
        assertEquals(
                new Destination.Unknown("nobody.example has no address at present"),
                named().look("https://nobody.example/"));
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://acme.example/x, is no http or https URL",
        "file:///etc/passwd, is no http or https URL",
        "gopher://acme.example/, is no http or https URL",
        "jar:https://acme.example/!x, is no http or https URL",
        "acme.example/v1, is no http or https URL",
        "//acme.example/v1, is no http or https URL",
        "'', is no http or https URL",
        "https:///v1, names no host",
        "https:acme.example, names no host",
        "https://under_score.example/, names no host",
        "https://acme.example:0/, names no host",
        "https://user:secret@acme.example/, has a user name or a fragment in it",
        "https://acme.example@127.0.0.1/, has a user name or a fragment in it",
        "https://acme.example/#x, has a user name or a fragment in it",
        "https://acme.example/a b, is no URL",
        "https://[::1/, is no URL"
    })
    void what_is_no_plain_web_address_is_refused(String url, String why) {
        assertEquals(new Destination.Refused(why), named().look(url));
    }

    @Test
    void a_long_url_is_refused_unread() {
        assertEquals(
                new Destination.Refused("is longer than 500 characters"),
                named().look("https://acme.example/" + "x".repeat(500)));
    }

    @Test
    void the_operator_can_allow_addresses_and_single_ports() {
        AddressGuard guard =
                new AddressGuard(
                        Stream.of("10.0.0.0/8", "127.0.0.1:8080", "::1", "[fd00::/8]:443")
                                .map(AddressRange::parse)
                                .toList(),
                        InetAddress::getAllByName);
        for (String good :
                List.of(
                        "http://10.9.9.9/",
                        "http://127.0.0.1:8080/",
                        "http://[::1]:99/",
                        "https://[fd12::1]/")) {
            assertInstanceOf(Destination.Allowed.class, guard.look(good), good);
        }
        for (String bad :
                List.of(
                        "http://127.0.0.1/",
                        "http://127.0.0.2:8080/",
                        "http://[fd12::1]/",
                        "http://192.168.0.1/",
                        "http://169.254.169.254/")) {
            assertTrue(!(guard.look(bad) instanceof Destination.Allowed), bad);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "here",
                "localhost",
                "10.0.0.0/33",
                "10.0.0",
                "10",
                "::1/129",
                "1.2.3.4:99999",
                "300.1.1.1",
                "10.0.0.0/8/8",
                "[::1",
                "1.2.3.4:"
            })
    void what_is_no_range_of_addresses_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> AddressRange.parse(text));
    }

    private static AddressGuard real() {
        return new AddressGuard(List.of(), InetAddress::getAllByName);
    }

    private static AddressGuard named() {
        return new AddressGuard(List.of(), AddressGuardTest::lookUp);
    }

    private static InetAddress[] lookUp(String host) throws UnknownHostException {
        String found = NAMES.get(host);
        if (found == null) {
            throw new UnknownHostException(host);
        }
        List<String> addresses = Arrays.asList(found.split(" ", -1));
        InetAddress[] all = new InetAddress[addresses.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = InetAddress.getByName(addresses.get(i));
        }
        return all;
    }
}
