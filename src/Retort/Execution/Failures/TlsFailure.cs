using System.Security.Authentication;
using System.Security.Cryptography;
using Npgsql;
using Retort.Errors;

namespace Retort.Execution.Failures;

/// <summary>Why an encrypted session could not be opened: whose certificate was not good, for what, and what was asked of it.</summary>
internal static class TlsFailure
{
    /// <summary>Whether an exception that is none of Npgsql's comes from the files of certificates.</summary>
    public static bool Is(Exception failure) => failure is AuthenticationException or CryptographicException or FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException;

    /// <summary>The error; null when it is about something else.</summary>
    public static ServerException? Explain(Exception failure, NpgsqlConnectionStringBuilder settings)
    {
        if (Find<CryptographicException>(failure) is { } unreadable) return Unreadable(unreadable, settings);
        if (Find<FileNotFoundException>(failure) is { } missing) return Unreadable(missing, settings);
        if (Find<DirectoryNotFoundException>(failure) is { } nowhere) return Unreadable(nowhere, settings);
        if (Find<UnauthorizedAccessException>(failure) is { } denied) return Unreadable(denied, settings);
        if (Find<AuthenticationException>(failure) is { } refused) return Refused(refused, settings);
        // Npgsql has no code for it.
        return failure.Message.StartsWith("SSL connection requested", StringComparison.Ordinal) ? Missing(failure, settings) : null;
    }

    private static ServerException Refused(AuthenticationException failure, NpgsqlConnectionStringBuilder settings)
    {
        var authority = settings.RootCertificate is { } file ? $"the certificates in \"{file}\"" : "the certificates of this system";
        var asked = settings.SslMode == SslMode.VerifyFull
            ? $"`verify-full` wants one that is for \"{settings.Host}\" and is signed by {authority}."
            : $"It has to be signed by {authority}.";
        return new("certificate-refused", $"the certificate of the server at {ConnectionFailure.Address(settings)} cannot be trusted", failure)
        {
            Detail = $"{asked}\n{failure.Message}",
            Hint = settings.SslMode == SslMode.VerifyFull
                ? "Name the host as its certificate does, and the file of its authority with `sslrootcert`."
                : "Name the file of its authority with `sslrootcert`.",
        };
    }

    private static ServerException Unreadable(Exception failure, NpgsqlConnectionStringBuilder settings) =>
        new("certificate-unreadable", $"a certificate for the server at {ConnectionFailure.Address(settings)} cannot be read", failure)
        {
            Detail = failure.Message,
            Where = new[] { settings.RootCertificate, settings.SslCertificate, settings.SslKey }.OfType<string>().Distinct().ToValueList(),
            Hint = "Check the files that `sslrootcert`, `sslcert` and `sslkey` name: PEM, and readable for this user.",
        };

    private static ServerException Missing(Exception failure, NpgsqlConnectionStringBuilder settings) =>
        new("tls-missing", $"the server at {ConnectionFailure.Address(settings)} does not speak TLS", failure)
        {
            Detail = $"`sslmode` is `{Name(settings.SslMode)}`, and the server has `ssl = off`.",
            Hint = "Turn `ssl` on at the server, or say `sslmode=prefer` where the way to it is safe.",
        };

    private static string Name(SslMode mode) => mode switch
    {
        SslMode.VerifyCA => "verify-ca",
        SslMode.VerifyFull => "verify-full",
        _ => mode.ToString().ToLowerInvariant(),
    };

    private static T? Find<T>(Exception failure)
        where T : Exception
    {
        for (Exception? at = failure; at is not null; at = at.InnerException)
            if (at is T found) return found;
        return null;
    }
}
