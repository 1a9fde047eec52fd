using Npgsql;

namespace Retort.Workspaces.Doctor;

/// <summary>What the doctor says of the way to the server.</summary>
internal static class TlsDoctor
{
    /// <param name="isRemote">Whether the server is another machine.</param>
    /// <param name="isEncrypted">Whether this very session is.</param>
    /// <param name="mode">What the address asks for.</param>
    public static DoctorFinding Examine(bool isRemote, bool isEncrypted, SslMode mode) => (isRemote, isEncrypted, mode) switch
    {
        (false, false, _) => DoctorFinding.Ok("tls", "none, and none is needed: the server is this machine"),
        (true, false, _) => DoctorFinding.Warning("tls", "the session is not encrypted: everybody on the way can read it, the password too", "Add `sslmode=verify-full` to the address, with `sslrootcert` where the server has a certificate of its own."),
        (true, true, not (SslMode.VerifyCA or SslMode.VerifyFull)) => DoctorFinding.Warning("tls", "the session is encrypted, but nobody checks whose server it is", "Write `sslmode=verify-full` instead, with `sslrootcert` where the server has a certificate of its own."),
        _ => DoctorFinding.Ok("tls", mode is SslMode.VerifyCA or SslMode.VerifyFull ? "encrypted, and the certificate is checked" : "encrypted"),
    };
}
