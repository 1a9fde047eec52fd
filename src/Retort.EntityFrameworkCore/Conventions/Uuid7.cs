using System.Security.Cryptography;

namespace Retort.EntityFrameworkCore;

/// <summary>UUIDs of version 7: the time in milliseconds, then a counter, then chance.</summary>
/// <remarks>
/// Within a process each is greater than the one before, also within a millisecond and when the clock goes back: RFC 9562, section 6.2, method 1. The counter
/// begins at a random number below 2048 and has 12 bits; when it runs over, it takes a millisecond in advance.
/// </remarks>
public static class Uuid7
{
    private const int CounterBits = 12;
    private static long last;

    /// <summary>The next one.</summary>
    public static Guid New() => New(DateTimeOffset.UtcNow);

    internal static Guid New(DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes[6..]);
        var fresh = (now.ToUnixTimeMilliseconds() << CounterBits) | (uint)((bytes[6] << 8 | bytes[7]) & 0x7ff);
        var stamp = Next(fresh);
        var (time, counter) = (stamp >> CounterBits, (int)(stamp & 0xfff));
        for (var index = 0; index < 6; index++) bytes[index] = (byte)(time >> (8 * (5 - index)));
        bytes[6] = (byte)(0x70 | counter >> 8);
        bytes[7] = (byte)counter;
        bytes[8] = (byte)(0x80 | bytes[8] & 0x3f);
        return new Guid(bytes, bigEndian: true);
    }

    private static long Next(long fresh)
    {
        while (true)
        {
            var seen = Interlocked.Read(ref last);
            var next = fresh > seen ? fresh : seen + 1;
            if (Interlocked.CompareExchange(ref last, next, seen) == seen) return next;
        }
    }
}
