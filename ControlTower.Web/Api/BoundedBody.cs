namespace ControlTower.Web.Api;

/// <summary>
/// A request's body, refused with 413 once it is larger than what is taken. The server's own bound would close the connection at
/// once; here it reads on and drops what still comes, so that a sender that does not listen while it speaks hears the answer.
/// </summary>
internal sealed class BoundedBody(HttpRequest request, Stream body) : Stream
{
    private long taken;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => taken; set => throw new NotSupportedException(); }

    public static Task BoundAsync(HttpContext context, RequestDelegate next)
    {
        context.Request.Body = new BoundedBody(context.Request, context.Request.Body);
        return next(context);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (request.ContentLength > RequestJson.MaxBytes) throw TooLarge();
        return Count(await body.ReadAsync(buffer, cancellationToken));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Count(body.Read(buffer, offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Count(int read)
    {
        taken += read;
        return taken > RequestJson.MaxBytes ? throw TooLarge() : read;
    }

    private static BadHttpRequestException TooLarge() =>
        new($"The body is larger than the {RequestJson.MaxBytes / (1_024 * 1_024)} MiB that are taken at once; send it in parts.", StatusCodes.Status413PayloadTooLarge);
}
