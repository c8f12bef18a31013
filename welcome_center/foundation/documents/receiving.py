"""How files come in: into memory, up to a limit, never into a temporary file."""

from io import BytesIO

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers

MAX_BYTES = 10 * 1024 * 1024  # of all files of a form together
# A larger request is not even read. Up to here the file is thrown away while it arrives, and the
# form comes back with all that was typed.
MAX_REQUEST_BYTES = 25 * 1024 * 1024


class LimitedUploadHandler(FileUploadHandler):
    def __init__(self, request=None):
        super().__init__(request)
        self.n_kept = 0

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):  # noqa: N803  Django's name
        if content_length > MAX_REQUEST_BYTES:
            raise RequestDataTooBig

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.file = BytesIO()
        self.is_too_large = False
        raise StopFutureHandlers

    def receive_data_chunk(self, raw_data, start):
        self.n_kept += len(raw_data)
        if self.n_kept > MAX_BYTES:
            self.is_too_large = True
            self.file = BytesIO()
        else:
            self.file.write(raw_data)

    def file_complete(self, file_size):
        self.file.seek(0)
        size = max(file_size, MAX_BYTES + 1) if self.is_too_large else file_size
        return InMemoryUploadedFile(
            self.file, self.field_name, self.file_name, self.content_type, size, self.charset
        )
